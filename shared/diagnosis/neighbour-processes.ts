/** Programs that stand beside a service: one of these that is absent says nothing of the service's own process. */
const neighbours =
  /^(?:postgres|postgresql|postmaster|pgbouncer|mysqld?|mariadbd?|redis|mongod?|nginx|httpd|apache2?|haproxy|envoy|dockerd?|containerd|sshd|kubelet)/i;

export function isNeighbourProcess(name: string): boolean {
  return neighbours.test(name);
}
