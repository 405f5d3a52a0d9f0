/** Where Graph sends its notifications, below the public address. It is part of every subscription, so it never changes. */
export const notificationPath = '/api/notifications/graph';
