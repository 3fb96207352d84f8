-- The language of the mail, which its pages speak, too; null is the survey's own.
alter table answer_link add language text;
