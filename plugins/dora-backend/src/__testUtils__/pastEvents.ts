const HOUR_MS = 3_600_000;

/**
 * Invented events of one service, the oldest first, `hours` apart and the last
 * of them so long before `now`: pushed commits, their tests or images,
 * deployments and incidents.
 */
export function pastEvents(
  service: string,
  count: number,
  now: number,
  hours = 1,
): object[] {
  const time = (index: number, minutes = 0) =>
    new Date(
      now - (count - index) * hours * HOUR_MS - minutes * 60_000,
    ).toISOString();
  const sha = (index: number) => (index + 1).toString(16).padStart(40, '0');
  const repository = `https://github.com/acme/${service}`;
  const image = (index: number) => `registry.example.com/${service}:${index}`;
  // In every other round it is the image that is deployed and not the commit.
  const isByImage = (round: number) => round % 2 === 1;
  return Array.from({ length: count }, (_, index) => {
    const round = index - (index % 5);
    switch (index % 5) {
      case 0:
        return {
          type: 'commit',
          repository,
          branch: 'main',
          sha: sha(round),
          ...(round > 0 && { parent: sha(round - 5) }),
          authoredAt: time(index),
          title: `Change ${index} of ${service}`,
        };
      case 1:
        if (isByImage(round)) {
          return {
            type: 'artifact',
            repository,
            sha: sha(round),
            image: image(round),
            builtAt: time(index),
          };
        }
        return {
          type: 'stage',
          repository,
          sha: sha(round),
          name: 'test',
          startedAt: time(index, 20),
          finishedAt: time(index),
        };
      case 4:
        return {
          type: 'incident',
          id: `${service}-${round}`,
          service,
          severity: 'SEV2',
          title: `Outage ${index} of ${service}`,
          detectedAt: time(index, 10),
          resolvedAt: time(index),
        };
      default:
        return {
          type: 'deployment',
          id: `${service}-${index}`,
          service,
          repository,
          environment: index % 5 === 2 ? 'staging' : 'prod',
          ...(isByImage(round)
            ? { images: [image(round)] }
            : { revision: sha(round) }),
          status: index % 7 === 0 ? 'failed' : 'succeeded',
          startedAt: time(index, 15),
          finishedAt: time(index),
        };
    }
  });
}
