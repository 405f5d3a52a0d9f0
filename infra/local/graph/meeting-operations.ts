import { z } from 'zod';
import { toInstant } from '../exchange/date-time.ts';
import { cancelEvent } from '../exchange/end-meeting.ts';
import type { Answer } from '../exchange/meeting-mail.ts';
import { respondToEvent } from '../exchange/respond-to-event.ts';
import { type MailboxOperation, readParameters } from './operation.ts';
import { requireEvent } from './require-event.ts';

const moment = z.looseObject({ dateTime: z.string(), timeZone: z.string().nullish() });
const cancelParameters = z.strictObject({ comment: z.string().nullish() });
const answerParameters = z.strictObject({
  comment: z.string().nullish(),
  sendResponse: z.boolean().nullish(),
  proposedNewTime: z.looseObject({ start: moment, end: moment }).nullish(),
});

export const cancelOperation: MailboxOperation = {
  permission: 'Calendars.ReadWrite',
  writes: true,
  run(graph, { call, mailbox }) {
    const { comment } = readParameters(call, cancelParameters);
    cancelEvent(graph, requireEvent(graph, call, mailbox.address), comment ?? undefined);
    return { status: 202 };
  },
};

export function answerOperation(answer: Answer): MailboxOperation {
  return {
    permission: 'Calendars.ReadWrite',
    writes: true,
    run(graph, { call, mailbox }) {
      const { comment, sendResponse, proposedNewTime } = readParameters(call, answerParameters);
      respondToEvent(graph, mailbox, requireEvent(graph, call, mailbox.address), {
        answer,
        comment: comment ?? '',
        sendResponse: sendResponse ?? true,
        proposedNewTime: proposedNewTime
          ? { start: toInstant(proposedNewTime.start), end: toInstant(proposedNewTime.end) }
          : undefined,
      });
      return { status: 202 };
    },
  };
}
