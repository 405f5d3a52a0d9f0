import type { noteOperations } from '@fleet/contracts/note.ts';
import { createNote } from '../domain/note/create-note.ts';
import { listNotes } from '../domain/note/note-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const noteHandlers: OperationHandlers<keyof typeof noteOperations> = { listNotes, createNote };
