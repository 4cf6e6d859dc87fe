-- A device may have several parts that tell the same of one subject (detectors of a fire panel): what
-- one of them tells is not over when another is well. Empty: the device itself.
alter table told add column component text not null default '';
alter table told drop constraint told_pkey;
alter table told add primary key (subject_kind, subject_id, type, component);
