import { z } from 'zod/v3';
import { repositoryAt } from '../reading/addresses';
import { lenientText } from '../reading/lenientFields';

/** The repository that an event is about. */
export const repositoryField = z
  .object({
    remoteUrl: lenientText,
    webUrl: lenientText,
    sshUrl: lenientText,
    defaultBranch: lenientText,
  })
  .transform(({ remoteUrl, webUrl, sshUrl, defaultBranch }, context) => {
    const address = repositoryAt(remoteUrl, webUrl, sshUrl);
    if (address) return { address, defaultBranch };
    context.addIssue({
      code: z.ZodIssueCode.custom,
      path: ['remoteUrl'],
      message: 'is no address of a repository',
    });
    return z.NEVER;
  });
