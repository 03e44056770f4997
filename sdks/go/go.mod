module videojson

go 1.24
