/** What of a page's address must outlast a sign-in, which comes back without it. */

/** The query with which the page was opened; `key` is the page's own. To be asked before `connect`, which tidies the address. */
export function arrived(key) {
  const query = new URLSearchParams(location.search);
  const [search, hash] = (sessionStorage.getItem(key) ?? "").split("#");
  sessionStorage.removeItem(key);
  if (!query.has("code") && !query.has("error")) {
    return query;
  }
  if (hash) {
    history.replaceState(null, "", `${location.pathname}${location.search}#${hash}`);
  }
  return new URLSearchParams(search);
}

/** Remembers the address while somebody signs in. */
export function keepWhileAway(key) {
  sessionStorage.setItem(key, location.search + location.hash);
}
