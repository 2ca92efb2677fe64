/** What a control can ask for by name; `rules/models/<language>/practices.yaml` says how code does it. */
export const practices = ['encryption', 'expiry', 'audit-log', 'rate-limit'] as const;
export type Practice = (typeof practices)[number];
