import { operation } from './operation';

const page = operation({
  operationId: 'sendImportPage',
  summary: 'Takes in up to 1000 past events; sent again, it changes nothing',
  parameters: ['importId'],
  body: 'ImportPage',
  answer: 'ImportPageResult',
});

/** Imports of history by API. */
export const importPaths = {
  '/v1/imports': {
    get: operation({
      operationId: 'listImports',
      summary: 'Imports of history and how far they are',
      parameters: [],
      answer: 'ImportList',
    }),
    post: operation({
      operationId: 'beginImport',
      summary: 'Begins an import, or answers the one with this id',
      parameters: [],
      body: 'ImportInput',
      answer: 'Import',
    }),
  },
  '/v1/imports/{importId}/events': {
    post: {
      ...page,
      requestBody: {
        required: true,
        content: {
          ...page.requestBody!.content,
          // One event a line.
          'application/x-ndjson': { schema: { type: 'string' } },
        },
      },
    },
  },
  '/v1/imports/{importId}/finish': {
    post: operation({
      operationId: 'finishImport',
      summary: 'Ends an import: what it has received is all there is',
      parameters: ['importId'],
      answer: 'Import',
    }),
  },
};
