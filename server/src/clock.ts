/** The time, as far as the server needs it. The engine has none. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** The local day as YYYY-MM-DD. */
  today(): string;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => {
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  },
};
