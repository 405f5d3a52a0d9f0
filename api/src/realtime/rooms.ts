/** Who hears what. A person's room names the tenant too, so that no id alone can reach across. */
export const rooms = {
  tenant: (tenantId: string) => `tenant:${tenantId}`,
  managers: (tenantId: string) => `tenant:${tenantId}:managers`,
  user: (tenantId: string, userId: string) => `tenant:${tenantId}:user:${userId}`,
};
