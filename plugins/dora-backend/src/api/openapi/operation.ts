/** An operation that answers a schema of the document, nothing, or an error. */
export function operation(options: {
  operationId: string;
  summary: string;
  parameters: string[];
  body?: string;
  answer?: string;
  /** Answers nothing to a client that has the answer already. */
  conditional?: boolean;
}) {
  const { answer, body, conditional, ...rest } = options;
  return {
    ...rest,
    ...(body && {
      requestBody: { required: true, ...jsonOf(body) },
    }),
    parameters: options.parameters.map(name => ({
      $ref: `#/components/parameters/${name}`,
    })),
    responses: {
      ...(answer
        ? { 200: content('The answer', answer) }
        : { 204: { description: 'Done' } }),
      ...(conditional && {
        304: { description: 'As `If-None-Match` says that the client has it' },
      }),
      default: content('What went wrong', 'Error'),
    },
  };
}

/** An answer or error of a schema of the document. */
export function content(description: string, schema: string) {
  return { description, ...jsonOf(schema) };
}

function jsonOf(schema: string) {
  return {
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${schema}` },
      },
    },
  };
}
