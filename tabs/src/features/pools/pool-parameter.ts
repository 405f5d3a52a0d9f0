/** Of the page's address: the pool that it is about; without one, it is about all. */
export const poolParameter = 'pool';
