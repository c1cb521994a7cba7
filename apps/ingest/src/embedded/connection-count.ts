export interface ConnectionLimits {
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
}

/** Counts connections from their first packet on, so that one address cannot keep all others out with handshakes. */
export class ConnectionCount {
  private readonly byAddress = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: ConnectionLimits) {}

  /** @returns whether there is room for one more from there */
  add(address: string): boolean {
    const here = this.byAddress.get(address) ?? 0;
    if (this.total >= this.limits.maxConnections || here >= this.limits.maxConnectionsPerAddress) return false;
    this.total += 1;
    this.byAddress.set(address, here + 1);
    return true;
  }

  remove(address: string): void {
    const here = this.byAddress.get(address) ?? 0;
    this.total -= 1;
    if (here > 1) this.byAddress.set(address, here - 1);
    else this.byAddress.delete(address);
  }
}
