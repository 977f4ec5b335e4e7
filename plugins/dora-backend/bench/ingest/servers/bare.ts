import { RequestListener } from 'node:http';
import { isSigned } from '../deliveries';
import { serve } from '../serve';

const ACCEPTED = JSON.stringify({ status: 'accepted' });

/** Checks the signature and stores nothing: what HTTP itself costs. */
function bareServer(): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const isKnown = isSigned(request.headers, Buffer.concat(chunks));
      response
        .writeHead(isKnown ? 202 : 401, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': ACCEPTED.length,
        })
        .end(ACCEPTED);
    });
  };
}

serve(bareServer);
