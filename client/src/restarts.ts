/** How often a server that stops is started again: `limit` times within `windowMs`. */
export class RestartBudget {
  private stops: number[] = [];

  constructor(
    private readonly limit = 4,
    private readonly windowMs = 3 * 60 * 1000,
  ) {}

  /** Records a stop at `now` (milliseconds); true when the server may be started again. */
  spend(now: number): boolean {
    this.stops = this.stops.filter((at) => now - at < this.windowMs);
    this.stops.push(now);
    return this.stops.length <= this.limit;
  }

  /** Forgets every stop. */
  reset(): void {
    this.stops = [];
  }
}
