/** What the tests ask of the host's ports in their process. */
export type PortCalls = {
  secretStatus(input: null): { available: boolean; backend: string; reason: string | null };
  setSecret(input: { id: string; value: string }): void;
  getSecret(input: { id: string }): string | null;
  removeSecret(input: { id: string }): void;
  showNotification(input: { title: string; body: string; incidentId: string }): void;
  /** Incidents of the notifications that were clicked. */
  clicks(input: null): string[];
  open(input: { url: string }): void;
  save(input: { name: string; bytes: Uint8Array }): string | null;
  pick(input: { extensions: string[] }): { name: string; bytes: Uint8Array } | null;
};
