#!/bin/sh
# Puts a backup into an EMPTY database; one that has tables is left alone. Nothing need be done at the tills afterwards: what they sent
# since the backup was made they send again (docs/central.md, Backup).
#   docker compose stop centre-1 centre-2
#   restore.sh FILE        into the database of compose.yaml
#   restore.sh FILE URL    into any other, by the programs of this machine (PG_BIN says where)
#   docker compose start centre-1 centre-2
set -eu
here=$(cd "$(dirname "$0")" && pwd)
file=$1
count="select count(*) from pg_tables where schemaname = 'public'"
if [ $# -gt 1 ]; then
  ask() { "${PG_BIN:+$PG_BIN/}psql" --no-psqlrc --quiet --tuples-only --no-align --dbname="$url" --command="$1"; }
  put() { "${PG_BIN:+$PG_BIN/}pg_restore" --no-owner --no-privileges --exit-on-error --single-transaction --dbname="$url"; }
  url=$2
else
  inside() { docker compose --project-directory "$here" exec -T postgres "$@"; }
  ask() { inside psql -X -q -t -A -U quay quay -c "$1"; }
  put() { inside pg_restore --no-owner --no-privileges --exit-on-error --single-transaction -U quay -d quay; }
fi
tables=$(ask "$count")
if [ "$tables" != 0 ]; then
  echo "The database has $tables tables already. Nothing was changed. Restore into an empty one." >&2
  exit 1
fi
put < "$file"
# Another line of history: the centre takes another name, and every till reads the whole catalogue again.
ask "update feed_head set made_in = 'restored'" > /dev/null
ask 'analyze' > /dev/null
echo "restored: $(ask 'select count(*) from journal') journal entries of $(ask 'select count(*) from till') tills"
