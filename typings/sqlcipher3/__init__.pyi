# What this program uses of SQLCipher's module, which carries no types of its own.
