#!/bin/bash
# Run once by the image of PostgreSQL, when its volume is empty: the account of the web server. docs/database-roles.md.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password SERVER_PASSWORD
CREATE ROLE party_school_server LOGIN PASSWORD :'password';
SQL
