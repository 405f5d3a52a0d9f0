import type { userOperations } from '@fleet/contracts/user.ts';
import { listPeople } from '../domain/user/list-people.ts';
import { listUsers } from '../domain/user/list-users.ts';
import { updateUser } from '../domain/user/update-user.ts';
import { getUser } from '../domain/user/user-queries.ts';
import type { OperationHandlers } from './operation-handler.ts';

export const userHandlers: OperationHandlers<keyof typeof userOperations> = {
  listUsers,
  listPeople,
  getUser,
  updateUser,
};
