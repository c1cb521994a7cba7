-- Run once by the image, as the superuser, when the database is made: its owner may create the services' roles and no more.
\set password `cat /run/secrets/owner-database-password`
CREATE ROLE tallystick_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE tallystick OWNER tallystick_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE tallystick FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE tallystick TO tallystick_owner;
