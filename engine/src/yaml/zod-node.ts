import type * as z from 'zod';
import type { DataPath } from './locate';
import type { SchemaNode } from './schema-node';

/** How deep a node tells of what is below it: its keys and items, and theirs. */
const levels = 2;

/** What may stand at a data path of what a zod schema describes; `undefined` where nothing may. */
export function zodNodeAt(schema: z.core.$ZodType, path: DataPath): SchemaNode | undefined {
  let types = branches(schema);
  for (const step of path) {
    types = types.flatMap((type) => {
      const shape = shapeOf(type);
      const known = typeof step === 'string' && Object.hasOwn(shape, step) ? shape[step] : undefined;
      const inner = typeof step === 'number' ? itemOf(type) : known;
      return inner ? branches(inner) : [];
    });
  }
  return types.length > 0 ? nodeOf(types, levels) : undefined;
}

/** The types that a value may have, each with the description that stands nearest around it. */
interface Branch {
  type: z.core.$ZodType;
  description: string | undefined;
  isOptional: boolean;
}

function branches(schema: z.core.$ZodType, around?: Omit<Branch, 'type'>): Branch[] {
  const { def } = schema._zod;
  const description = around?.description ?? (schema as z.ZodType).description;
  const isOptional = around?.isOptional ?? false;
  switch (def.type) {
    case 'optional':
      return branches((def as z.core.$ZodOptionalDef).innerType, { description, isOptional: true });
    case 'nullable':
      return branches((def as z.core.$ZodNullableDef).innerType, { description, isOptional });
    case 'lazy':
      return branches((def as z.core.$ZodLazyDef).getter(), { description, isOptional });
    case 'union':
      return (def as z.core.$ZodUnionDef).options.flatMap((option) =>
        branches(option, { description, isOptional }),
      );
    default:
      return [{ type: schema, description, isOptional }];
  }
}

function itemOf({ type }: Branch): z.core.$ZodType | undefined {
  const { def } = type._zod;
  return def.type === 'array' ? (def as z.core.$ZodArrayDef).element : undefined;
}

function shapeOf({ type }: Branch): Record<string, z.core.$ZodType> {
  const { def } = type._zod;
  return def.type === 'object' ? { ...(def as z.core.$ZodObjectDef).shape } : {};
}

function nodeOf(types: readonly Branch[], depth: number): SchemaNode {
  const kinds = new Set(types.map(({ type }) => type._zod.def.type));
  const description = types.find((type) => type.description)?.description;
  const node: SchemaNode = { ...(description && { description }) };
  if (kinds.has('object')) {
    const shape = Object.assign(Object.create(null), ...types.map(shapeOf)) as ReturnType<typeof shapeOf>;
    const entries = Object.entries(shape).map(([key, schema]) => ({ key, types: branches(schema) }));
    node.type = 'object';
    node.orText = kinds.has('string');
    node.required = entries
      .filter(({ types }) => !types.some((type) => type.isOptional))
      .map(({ key }) => key);
    if (depth > 0) {
      node.properties = Object.fromEntries(entries.map(({ key, types }) => [key, nodeOf(types, depth - 1)]));
    }
    return node;
  }
  if (kinds.has('array') && !kinds.has('string')) {
    const items = types.flatMap((type) => {
      const inner = itemOf(type);
      return inner ? branches(inner) : [];
    });
    return { ...node, type: 'array', ...(depth > 0 && { items: nodeOf(items, depth - 1) }) };
  }
  const values = types.flatMap(({ type }) => valuesOf(type));
  if (values.length > 0) return { ...node, enum: values };
  return { ...node, type: kinds.has('number') && !kinds.has('string') ? 'number' : 'string' };
}

function valuesOf(type: z.core.$ZodType): unknown[] {
  const { def } = type._zod;
  if (def.type === 'enum') return Object.values((def as z.core.$ZodEnumDef).entries);
  if (def.type === 'literal') return (def as z.core.$ZodLiteralDef<string>).values;
  return def.type === 'boolean' ? ['true', 'false'] : [];
}
