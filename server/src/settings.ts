import * as z from 'zod';
import type { Settings } from '../../protocol/src/index';

const severity = z.enum(['error', 'warning', 'info', 'hint']);

/**
 * The settings under `wardscribe.` that the analysis reads: the only truth for their names, values and defaults.
 * The manifest repeats them for the settings editor; a consistency test holds the two together.
 */
export const settingsSchema = z.object({
  run: z.enum(['onType', 'onSave', 'manual']).default('onType'),
  minimumSeverity: severity.default('info'),
  minimumConfidence: z.enum(['high', 'medium', 'low']).default('medium'),
  rules: z.record(z.string(), z.union([z.literal('off'), severity])).default({}),
  owaspEdition: z.enum(['2025', '2021']).default('2025'),
  exclude: z.array(z.string()).default([]),
  workspaceScan: z.enum(['off', 'onOpen', 'manual']).default('manual'),
  codeLens: z.boolean().default(true),
}) satisfies z.ZodType<Settings>;

/** The settings of somebody who has set nothing. */
export const defaultSettings: Settings = settingsSchema.parse({});

/** Settings read from what a client sent, with one line for each value that was refused. */
export interface ReadSettings {
  settings: Settings;
  problems: string[];
}

/**
 * Reads the `wardscribe` section as a client sent it. Each value is judged alone: a bad one is replaced by the one in
 * `last` and named in `problems`; the others take effect. Values that are not set (`null`, absent) are defaults.
 */
export function readSettings(raw: unknown, last: Settings): ReadSettings {
  const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const result = schema.safeParse(given[key] ?? undefined);
    if (result.success) settings[key] = result.data;
    else {
      settings[key] = last[key as keyof Settings];
      const kept = JSON.stringify(settings[key]);
      problems.push(
        `The setting wardscribe.${key} is ${describe(given[key])}: not understood. ${kept} stays in force.`,
      );
    }
  }
  return { settings: settings as unknown as Settings, problems };
}

function describe(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
