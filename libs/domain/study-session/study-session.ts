export type StudySession = { readonly status: 'absent' };
