#!/bin/sh
# A backup of the database while the centres go on; keeps the newest 30 (QUAY_KEEP).
#   backup.sh          the database of compose.yaml, by the pg_dump in its container
#   backup.sh URL      any other, by the pg_dump of this machine (PG_BIN says where), which must not be older than the server
# Keep secrets/centre-1/centre-key.pem beside it: it is in no backup.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${QUAY_BACKUPS:-$here/backups}
file=$folder/quay-$(date -u +%Y%m%dT%H%M%SZ).dump
mkdir -p "$folder"
if [ $# -gt 0 ]; then
  "${PG_BIN:+$PG_BIN/}pg_dump" --format=custom --no-owner --no-privileges --dbname="$1" > "$file.part"
else
  docker compose --project-directory "$here" exec -T postgres pg_dump --format=custom --no-owner --no-privileges -U quay quay > "$file.part"
fi
# One that was cut short never has the name of a whole one.
sync "$file.part"
mv "$file.part" "$file"
ls -1t "$folder"/quay-*.dump | tail -n "+$((${QUAY_KEEP:-30} + 1))" | while read -r old; do rm -- "$old"; done
echo "$file"
