-- Spreads the centre's tables over the machines of a Citus cluster (PostgreSQL 15+ with Citus 13+). Run once, on the coordinator, after a
-- centre has opened the database and so made its tables, and before the first till is enrolled:
--
--   psql "$DATABASE_URL" --single-transaction --file deploy/citus.sql
--
-- A table that a later version brings is added here with it; tests/deploy/citus.test.ts holds this list against the real schema.

create extension if not exists citus;

-- The journal and all that is counted from it: by the till that wrote it, so that a till's push, and what is read from it, stays on one machine.
select create_distributed_table('till', 'device', colocate_with => 'none');
select create_distributed_table('till_seen', 'device', colocate_with => 'till');
select create_distributed_table('alarm_seen', 'device', colocate_with => 'till');
select create_distributed_table('journal', 'device', colocate_with => 'till');
select create_distributed_table('fork', 'device', colocate_with => 'till');
select create_distributed_table('fork_decision', 'device', colocate_with => 'till');
select create_distributed_table('fork_entry', 'device', colocate_with => 'till');
select create_distributed_table('projected', 'device', colocate_with => 'till');
select create_distributed_table('suspense', 'device', colocate_with => 'till');
select create_distributed_table('sale', 'device', colocate_with => 'till');
select create_distributed_table('sale_line', 'device', colocate_with => 'till');
select create_distributed_table('sale_bill', 'device', colocate_with => 'till');
select create_distributed_table('shift_report', 'device', colocate_with => 'till');
select create_distributed_table('missed_demand', 'device', colocate_with => 'till');
select create_distributed_table('stock', 'device', colocate_with => 'till');
select create_distributed_table('stock_movement', 'device', colocate_with => 'till');
select create_distributed_table('sold_day', 'device', colocate_with => 'till');
select create_distributed_table('count_entry', 'device', colocate_with => 'till');
select create_distributed_table('transfer', 'device', colocate_with => 'till');
select create_distributed_table('transfer_arrival', 'device', colocate_with => 'till');
select create_distributed_table('announced_receipt', 'device', colocate_with => 'till');
select create_distributed_table('owed', 'device', colocate_with => 'till');
select create_distributed_table('owed_before', 'device', colocate_with => 'till');
select create_distributed_table('settlement_paper', 'device', colocate_with => 'till');
select create_distributed_table('market_line', 'device', colocate_with => 'till');
select create_distributed_table('market_slip', 'device', colocate_with => 'till');

-- Photographs by their bytes' hash: nothing is joined to them.
select create_distributed_table('photo', 'hash', colocate_with => 'none');
select create_distributed_table('certificate_file', 'certificate', colocate_with => 'none');

-- The catalogue and its feed: small, and read beside everything, so every machine has all of it.
select create_reference_table('catalogue');
select create_reference_table('feed');
select create_reference_table('feed_head');
select create_reference_table('draft');
select create_reference_table('office_number');
select create_reference_table('import_plan');

-- What belongs to an outlet and is read beside the entries of its tills.
select create_reference_table('stock_feed');
select create_reference_table('lot');
select create_reference_table('transfer_told');
select create_reference_table('announced');
select create_reference_table('taken_photo');
select create_reference_table('till_counter');
select create_reference_table('enrol_code');
select create_reference_table('bank_notice');
select create_reference_table('bank_secret');

-- The office's people.
select create_reference_table('account');
select create_reference_table('recovery_code');
select create_reference_table('invitation');
select create_reference_table('office_session');
select create_reference_table('sign_in_try');
select create_reference_table('account_address');
select create_reference_table('office_setting');
select create_reference_table('fleet_watch');

-- These stay where the coordinator is: audit and catalogue_version, because their triggers do; schema_version, because every centre asks the coordinator.
-- local: audit
-- local: catalogue_version
-- local: schema_version
