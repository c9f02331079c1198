/** What of a page's address must outlast a sign-in, which comes back without it. */

/** The query with which the page was opened; `key` is the page's own. */
export function arrived(key) {
  const query = new URLSearchParams(location.search);
  const kept = new URLSearchParams(sessionStorage.getItem(key) ?? "");
  sessionStorage.removeItem(key);
  return query.has("code") || query.has("error") ? kept : query;
}

/** Remembers the query while somebody signs in. */
export function keepWhileAway(key) {
  sessionStorage.setItem(key, location.search);
}
