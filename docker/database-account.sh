#!/usr/bin/env bash
# Runs once, when the database is made: the account with which Affianco finds its database and can do nothing else.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$ENTRY_PASSWORD" <<'SQL'
CREATE ROLE affianco_entry LOGIN NOINHERIT PASSWORD :'password';
SQL
