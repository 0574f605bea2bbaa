import type { Labels } from './example.js';

export type Schema = Readonly<Record<string, unknown>>;

/** The schema with the name of each field in both languages, in depth. */
export function labelled(schema: Schema, labels: Labels): Schema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(isSchema(properties) ? { properties: labelledProperties(properties, labels) } : {}),
    ...(isSchema(items) ? { items: labelled(items, labels) } : {}),
  };
}

function labelledProperties(properties: Schema, labels: Labels): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const label = labels[name];
      const deep = isSchema(property) ? labelled(property, labels) : {};
      return [name, label ? { ...deep, title: `${label.zh} · ${label.en}` } : deep];
    }),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
