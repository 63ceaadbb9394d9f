/** Around the box that filters the reference text: the key that leads there puts the cursor into it. */
export const referenceSearchId = 'reference-search';
