/** Takes ballots from whoever has a token, and asks nobody who they are. */
export const BALLOTS_ROUTE = '/v1/pulse-surveys/:surveyId/ballots';
export const TOKEN_ROUTE = '/v1/pulse-surveys/:surveyId/token';

/** Addresses of which nothing is counted or logged that could tell who voted, or when. */
export function isUntraced(route: string | undefined): boolean {
  return route === BALLOTS_ROUTE || route === TOKEN_ROUTE;
}
