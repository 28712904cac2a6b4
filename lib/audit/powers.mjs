/**
 * Whether the database's account that asks could rewrite the audit log, and why: it is a superuser, or the owner of the log
 * (or could become it), or holds rights to change it; null when it can only read and add. Asked by `npm start` and by the page.
 */
export const AUDIT_POWERS = `
  SELECT current_user::text AS "role",
    CASE
      WHEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN 'superuser'
      WHEN pg_has_role(log.relowner, 'MEMBER') OR pg_has_role(chain.relowner, 'MEMBER')
        OR (SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN 'owner'
      WHEN has_table_privilege(log.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(log.oid, 'UPDATE')
        OR has_table_privilege(chain.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(chain.oid, 'INSERT, UPDATE') THEN 'rights'
    END AS "power"
  FROM pg_class AS log, pg_class AS chain
  WHERE log.oid = to_regclass('"AuditEntry"') AND chain.oid = to_regclass('"AuditLink"')`;
