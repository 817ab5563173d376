#!/bin/sh
# Makes what compose.yaml needs and nobody else may read: the database's password, and the one key both centres sign with.
# Run again it changes nothing.
set -eu
cd "$(dirname "$0")"
umask 077
[ -f .env ] || cp .env.sample .env
if ! grep -q '^POSTGRES_PASSWORD=.' .env; then
  password=$(openssl rand -hex 24)
  sed "s/^POSTGRES_PASSWORD=.*/POSTGRES_PASSWORD=$password/" .env > .env.new
  mv .env.new .env
fi
mkdir -p secrets/centre-1 secrets/centre-2 backups
if [ ! -f secrets/centre-1/centre-key.pem ]; then
  openssl genpkey -algorithm ed25519 -out secrets/centre-1/centre-key.pem
fi
cp -n secrets/centre-1/centre-key.pem secrets/centre-2/centre-key.pem 2> /dev/null || true
cmp -s secrets/centre-1/centre-key.pem secrets/centre-2/centre-key.pem || { echo "the two centres have different keys" >&2; exit 1; }
# 1000 is the account `node` inside the image.
[ "$(id -u)" -ne 0 ] || chown -R 1000:1000 secrets
echo "Back up secrets/centre-1/centre-key.pem somewhere else now: lost, every till must be enrolled again."
