-- The patterns of all that contains this text. One or two letters are in nearly everything, and no index of trigrams finds them
-- in the middle of a word: they are looked for where words begin.
create function search_patterns(given text) returns text[]
    language sql immutable strict parallel safe
    return case
        when length(searchable(given)) > 2 then array[search_pattern(given)]
        else array[substr(search_pattern(given), 2), '% ' || substr(search_pattern(given), 2)]
    end;
