-- What the file of an invoice says of itself is read from the file each time: the row says only what people typed.
ALTER TABLE invoice DROP COLUMN electronic;
