/** The request header in which the proxy tells a page its own address, so that sign-in can come back to it. */
export const pathHeader = "x-aval-path";
