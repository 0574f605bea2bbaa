export type KeyPost = { readonly status: 'absent' };
