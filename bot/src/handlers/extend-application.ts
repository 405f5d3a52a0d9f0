/** What the app does outside of its own chat: search, links and dialogs, in whatever chat somebody is. */
import { DomainError } from '@fleet/api/domain/domain-errors.ts';
import type { Application, TurnState } from '@microsoft/teams-ai';
import {
  CardFactory,
  type MessagingExtensionAttachment,
  type MessagingExtensionResult,
  type TaskModuleTaskInfo,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { answerReservation } from '../answers/answer-reservations.ts';
import type { BotContext } from '../bot-context.ts';
import { describeFault } from '../bot-log.ts';
import { errorCard } from '../cards/error-card.ts';
import {
  type DialogPage,
  handoverDialog,
  reserveDialog,
  vehicleDialog,
  wordsOfHtml,
} from '../extension/dialog-page.ts';
import type { ExtensionResult, SearchPage } from '../extension/extension-result.ts';
import { searchReservations } from '../extension/search-reservations.ts';
import { searchVehicles } from '../extension/search-vehicles.ts';
import { unfurlLink } from '../extension/unfurl-link.ts';
import type { TurnOptions } from './answer-turn.ts';
import { readableCard } from './card-activity.ts';
import { meet, strangerOf } from './meet.ts';

const searches = { searchVehicles, searchReservations } as const;
const longestQuery = 200;
const mostResults = 25;
const deepestSkip = 200;

const vehicleId = z.uuid().optional().catch(undefined);
const submitted = z.object({ verb: z.literal('show-reservation'), reservationId: z.uuid() });

export function extendApplication(application: Application<TurnState>, options: TurnOptions): void {
  const { messageExtensions, taskModules } = application;
  for (const [commandId, search] of Object.entries(searches)) {
    messageExtensions.query(commandId, (turn, _state, { parameters, skip, count }) =>
      answerExtension(turn, options, async (context) => {
        const results = await search(context, readPage(parameters, skip, count));
        return results.length > 0
          ? resultList(results)
          : { type: 'message', text: context.viewer.words.extension.nothingFound };
      }),
    );
  }
  messageExtensions.queryLink((turn, _state, url) =>
    answerExtension(turn, options, async (context) => {
      const result = await unfurlLink(context, String(url), options.publicUrl);
      return resultList(result ? [result] : []);
    }),
  );
  messageExtensions.fetchTask('reserveVehicle', (turn) =>
    answerDialog(turn, options, (context) => {
      const said = wordsOfHtml(messageIn(turn.activity.value));
      return reserveDialog(context, options.publicUrl, { said });
    }),
  );
  messageExtensions.submitAction('reserveVehicle', (turn, _state, data) =>
    answerExtension(turn, options, async (context) => {
      const { data: made } = submitted.safeParse(data);
      const link = made && new URL(`/tabs/reservations/${made.reservationId}`, options.publicUrl).href;
      const result = link && (await unfurlLink(context, link, options.publicUrl));
      return resultList(result ? [result] : []);
    }),
  );
  taskModules.fetch('open-reserve', (turn, _state, data) =>
    answerDialog(turn, options, (context) => {
      return reserveDialog(context, options.publicUrl, { vehicleId: readVehicleId(data) });
    }),
  );
  taskModules.fetch('open-vehicle', (turn, _state, data) =>
    answerDialog(turn, options, (context) => vehicleDialog(context, readVehicleId(data) ?? '', options.publicUrl)),
  );
  taskModules.fetch('open-handover', (turn, _state, data) =>
    answerDialog(turn, options, (context) => handoverDialog(context, data, options.publicUrl)),
  );
  taskModules.submit(/^/, (turn, _state, data) => answerClosing(turn, options, data));
}

function readPage(parameters: Record<string, unknown>, skip: number, count: number): SearchPage {
  const [text] = Object.entries(parameters).flatMap(([name, value]) => (name === 'initialRun' ? [] : [value]));
  return {
    text: typeof text === 'string' ? text.trim().slice(0, longestQuery) : '',
    skip: Math.min(Math.max(0, Math.trunc(Number(skip)) || 0), deepestSkip),
    count: Math.min(Math.max(1, Math.trunc(Number(count)) || mostResults), mostResults),
  };
}

function readVehicleId(data: unknown): string | undefined {
  return vehicleId.parse((data as { vehicleId?: unknown } | undefined)?.vehicleId);
}

/** The message whose menu was opened; empty where the dialog was opened from elsewhere. */
function messageIn(value: unknown): string {
  const { messagePayload } = (value ?? {}) as { messagePayload?: { body?: { content?: unknown } } };
  const content = messagePayload?.body?.content;
  return typeof content === 'string' ? content : '';
}

async function answerExtension(
  turn: TurnContext,
  options: TurnOptions,
  answer: (context: BotContext) => Promise<MessagingExtensionResult>,
): Promise<MessagingExtensionResult> {
  try {
    const context = await meet(options, turn.activity);
    return context
      ? await answer(context)
      : { type: 'message', text: strangerOf(turn.activity).words.errors['unknown-person'].detail };
  } catch (error) {
    options.log.error({ ...describeFault(error), activity: turn.activity.name }, 'a turn failed');
    return { type: 'message', text: strangerOf(turn.activity).words.errors.broken.title };
  }
}

async function answerDialog(
  turn: TurnContext,
  options: TurnOptions,
  page: (context: BotContext) => DialogPage,
): Promise<TaskModuleTaskInfo> {
  const refuse = (kind: 'unknown-person' | 'broken') => ({
    card: CardFactory.adaptiveCard(readableCard(errorCard(kind, strangerOf(turn.activity)))),
  });
  try {
    const context = await meet(options, turn.activity);
    if (!context) return refuse('unknown-person') as TaskModuleTaskInfo;
    const { url, ...size } = page(context);
    return { ...size, url, fallbackUrl: url } as TaskModuleTaskInfo;
  } catch (error) {
    options.log.error({ ...describeFault(error), activity: turn.activity.name }, 'a turn failed');
    return refuse('broken') as TaskModuleTaskInfo;
  }
}

/** Whoever did something in a dialog is told what came of it as it closes: they alone, in whatever chat they are. */
async function answerClosing(turn: TurnContext, options: TurnOptions, data: unknown): Promise<string | undefined> {
  const { data: made } = submitted.safeParse(data);
  if (!made) return undefined;
  try {
    const context = await meet(options, turn.activity);
    return context && (await answerReservation(context, made.reservationId)).summary;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    options.log.error({ ...describeFault(error), activity: turn.activity.name }, 'a turn failed');
    return strangerOf(turn.activity).words.errors.broken.title;
  }
}

function resultList(results: readonly ExtensionResult[]): MessagingExtensionResult {
  return { type: 'result', attachmentLayout: 'list', attachments: results.map(toAttachment) };
}

function toAttachment({ title, text, picture, message }: ExtensionResult): MessagingExtensionAttachment {
  const images = [{ url: picture.url, alt: picture.altText }];
  return {
    ...CardFactory.adaptiveCard(readableCard(message)),
    preview: CardFactory.thumbnailCard(title, text, images),
  };
}
