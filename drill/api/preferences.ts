/** What is remembered of the users, in two shards that the requests take turns on. */

export type Preferences = { timeZone: string };

export type PreferencesCache = {
  /** The user's preferences, from the shard whose turn it is. */
  of(userId: number): Preferences;
};

/** `filledShards` of the two know the users. A release that fills only one breaks every second request. */
export function openPreferences(filledShards: 1 | 2): PreferencesCache {
  const users = new Map<number, Preferences>([[1, { timeZone: 'Asia/Tokyo' }]]);
  const shards = [users, filledShards === 2 ? users : new Map<number, Preferences>()];
  let requests = 0;
  return {
    of(userId) {
      requests += 1;
      return shards[requests % 2]?.get(userId) as Preferences;
    },
  };
}
