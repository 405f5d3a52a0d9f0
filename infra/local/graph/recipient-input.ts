import { z } from 'zod';

/** A name left out is the address itself, as Exchange fills it in. */
export const emailAddress = z
  .looseObject({ address: z.string().regex(/^[^@\s]+@[^@\s]+$/), name: z.string().nullish() })
  .transform(({ address, name }) => ({ address, name: name || address }));

export const recipient = z.looseObject({ emailAddress });

export const itemBody = z
  .looseObject({
    contentType: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['text', 'html']))
      .nullish(),
    content: z.string().nullish(),
  })
  .transform(({ contentType, content }) => ({ contentType: contentType ?? ('text' as const), content: content ?? '' }));
