export const postmortemJa = {
  title: 'ポストモーテム',
};
export type PostmortemText = typeof postmortemJa;
