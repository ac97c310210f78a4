// The library registers its parts through decorators, which need this to be there first.
import 'reflect-metadata';

export { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
