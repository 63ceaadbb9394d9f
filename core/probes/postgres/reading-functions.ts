/** Which functions only read, where the server's own word for it (immutable, stable, volatile) is not enough. */

/**
 * Functions of the server that may answer differently each time, and do nothing else. Every other volatile one is refused, those of
 * versions to come too.
 */
export const volatileButReading: ReadonlySet<string> = new Set(
  `clock_timestamp timeofday random gen_random_uuid uuidv4 uuidv7 bernoulli system txid_status pg_xact_status
  pg_database_size pg_relation_size pg_table_size pg_indexes_size pg_total_relation_size pg_tablespace_size
  pg_is_in_recovery pg_is_wal_replay_paused pg_get_wal_replay_pause_state pg_last_wal_receive_lsn pg_last_wal_replay_lsn
  pg_last_xact_replay_timestamp pg_current_wal_lsn pg_current_wal_insert_lsn pg_current_wal_flush_lsn pg_blocking_pids
  pg_safe_snapshot_blocking_pids pg_lock_status pg_prepared_xact pg_partition_tree pg_partition_ancestors
  pg_xact_commit_timestamp pg_last_committed_xact pg_notification_queue_usage pg_sequence_last_value pg_control_checkpoint
  pg_control_init pg_control_recovery pg_control_system pg_collation_actual_version pg_database_collation_actual_version
  pg_get_wait_events pg_jit_available pg_stat_have_stats pg_stat_get_io pg_stat_get_recovery_prefetch`.split(/\s+/),
);

/** Extensions of PostgreSQL's own distribution whose functions read or compute; what of them acts is refused by name. */
export const readingExtensions: ReadonlySet<string> = new Set(
  `pg_stat_statements pg_buffercache pg_freespacemap pgstattuple pgrowlocks pg_trgm citext hstore ltree intarray cube
  earthdistance isn seg fuzzystrmatch unaccent uuid-ossp btree_gin btree_gist pgcrypto`.split(/\s+/),
);
