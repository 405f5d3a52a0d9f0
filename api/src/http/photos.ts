import type { photoOperations } from '@fleet/contracts/photo.ts';
import { getPhoto } from '../domain/photo/get-photo.ts';
import { uploadPhoto } from '../domain/photo/upload-photo.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const photoHandlers: OperationHandlers<keyof typeof photoOperations> = { uploadPhoto, getPhoto };
