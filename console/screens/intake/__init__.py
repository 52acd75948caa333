"""S2 接报登记: a call becomes an alert while the caller is still speaking."""
