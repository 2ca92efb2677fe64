/** Days as YYYY-MM-DD, counted in UTC so that no clock change is among them. */

/** Days before the end of an acceptance from which on people are told. */
export const noticeDays = 14;

const dayLength = 86_400_000;

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((time(to) - time(from)) / dayLength);
}

/** The day that is some days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(time(day) + days * dayLength).toISOString().slice(0, 10);
}

function time(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
