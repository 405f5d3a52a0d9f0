import type { timelineOperations } from '@fleet/contracts/timeline.ts';
import { getTimeline } from '../domain/timeline/timeline-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const timelineHandlers: OperationHandlers<keyof typeof timelineOperations> = { getTimeline };
