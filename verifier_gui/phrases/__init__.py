"""Every sentence that is made of types and values, in Ukrainian and English: window, roster, print and command line speak
with one voice."""
