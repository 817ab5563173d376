import { z } from 'zod';
import * as shapes from './api.ts';
import { Problem, publicRoutes } from './api.ts';

const named = z.registry<{ id: string; description?: string }>();
for (const shape of Object.values(shapes)) {
  if (!(shape instanceof z.ZodType)) continue;
  const { id, description } = shape.meta() ?? {};
  if (id !== undefined) named.add(shape, { id, ...(description !== undefined && { description }) });
}

const at = (id: string): string => `#/components/schemas/${id}`;
const refTo = (shape: z.ZodType) => ({ $ref: at(shape.meta()?.id ?? '') });

/** The read-only API as OpenAPI 3.1 documents it, from the very schemas that it answers by. */
export function openApi(origin: string, version: string): unknown {
  return {
    openapi: '3.1.1',
    info: {
      title: 'OCOP products',
      version,
      description:
        'What the public may know of the province’s OCOP products. Read-only, without a key; any web page may ask. ' +
        'Days are YYYY-MM-DD in Vietnam. Answers may be kept for five minutes.',
    },
    servers: [{ url: origin }],
    paths: Object.fromEntries(
      Object.entries(publicRoutes).map(([name, route]) => [route.path, { get: get(name, route) }]),
    ),
    components: { schemas: components() },
  };
}

type Documented = {
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly reply: z.ZodType;
};

function get(operationId: string, { summary, query, params, reply }: Documented) {
  return {
    operationId,
    summary,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    responses: {
      200: { description: 'As it is', content: json(reply) },
      ...(query && { 400: { description: 'Asked wrongly', content: json(Problem) } }),
      ...(params && { 404: { description: 'There is no such product', content: json(Problem) } }),
      429: {
        description: 'Too many requests of one address; `retry-after` says how long to wait',
        content: json(Problem),
      },
    },
  };
}

const json = (shape: z.ZodType) => ({ 'application/json': { schema: refTo(shape) } });

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query') {
  if (!shape) return [];
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => {
    const { description = '', ...rest } = schema as { readonly description?: string };
    return { name, in: place, required: place === 'path', description, schema: rest };
  });
}

function components(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(named, { uri: at });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}
