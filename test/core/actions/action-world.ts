/** A bakery's database, who is in it, and the runbook that ends sessions there. */
export const database = 'bakery';
export const password = 'correct-horse-7';
/** May look and end; may look only; may do nothing of others; is one whose sessions are ended. */
export const roles = {
  operator: 'baker_ops',
  looker: 'baker_eye',
  stranger: 'baker_guest',
  client: 'baker_app',
} as const;

export const runbookText = `# Bakery

## Failure patterns

### 1. The oven's database is full

#### Recovery

\`\`\`sql
-- 1. End connections that idle
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = '${database}' AND state = 'idle' AND state_change < now() - interval '10 minutes';

-- 2. Cancel long queries
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE state = 'active' AND query_start < now() - interval '0 seconds';

-- 3. End whatever is there
SELECT pg_terminate_backend(pid) FROM pg_stat_activity;

-- 4. End only some
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle' ORDER BY state_change LIMIT 3;
\`\`\`

\`\`\`bash
# 5. Restart the oven
sudo systemctl restart oven
\`\`\`
`;

export const commandId = (step: number) => `pattern-1/recovery/step-${step}/command-1`;
