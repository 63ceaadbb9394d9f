/** Lines that the draft marks as a mere proposal. */
const mark = /【提案】|\[Proposal\]/u;

export function isProposal(line: string): boolean {
  return mark.test(line);
}
